-- Keys and the indexes that are always there. What a flag adds is in the code that watches it.
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;

ALTER TABLE category ADD PRIMARY KEY (id);
CREATE UNIQUE INDEX category_slug ON category (slug);
ALTER TABLE product ADD PRIMARY KEY (id);
CREATE INDEX product_category ON product (category_id, popularity DESC, id);
ALTER TABLE related ADD PRIMARY KEY (product_id, position);
ALTER TABLE customer ADD PRIMARY KEY (id);
CREATE UNIQUE INDEX customer_email ON customer (email);
ALTER TABLE orders ADD PRIMARY KEY (id);
CREATE INDEX orders_customer ON orders (customer_id, placed_at DESC);
ALTER TABLE order_line ADD PRIMARY KEY (id);
ALTER TABLE review ADD PRIMARY KEY (id);
ALTER TABLE stock ADD PRIMARY KEY (product_id);
ALTER TABLE stock ADD CHECK (available >= 0);

CREATE SEQUENCE customer_id OWNED BY customer.id;
CREATE SEQUENCE order_id OWNED BY orders.id;
CREATE SEQUENCE order_line_id OWNED BY order_line.id;
CREATE SEQUENCE review_id OWNED BY review.id;
SELECT setval('customer_id', (SELECT max(id) FROM customer));
SELECT setval('order_id', (SELECT max(id) FROM orders));
SELECT setval('order_line_id', (SELECT max(id) FROM order_line));
SELECT setval('review_id', (SELECT max(id) FROM review));

-- How many units stand reserved, over all products: one row, or sixteen that are added up.
CREATE TABLE stock_counter (shard int PRIMARY KEY, reserved bigint NOT NULL);
INSERT INTO stock_counter SELECT shard, 0 FROM generate_series(0, 15) AS shard;

CREATE TABLE session (
  id text PRIMARY KEY,
  content jsonb NOT NULL,
  expires_at timestamptz NOT NULL);

CREATE TABLE invoice (order_id bigint PRIMARY KEY, pdf bytea NOT NULL);

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL,
  event text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (order_id, event));

-- Work that an order leaves behind, with all that is needed to do it. A task is done when done_at
-- says so, and is done once.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL,
  task text NOT NULL,
  content jsonb NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  UNIQUE (order_id, task));
CREATE INDEX outbox_due ON outbox (due_at) WHERE done_at IS NULL;

CREATE TABLE daily_sales (
  day date NOT NULL,
  category_id int NOT NULL,
  quantity bigint NOT NULL,
  revenue_cents bigint NOT NULL,
  PRIMARY KEY (day, category_id));
